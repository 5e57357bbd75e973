// npm start: makes sure of Node, Java, Maven and the packages, then becomes `yard up`. Needs no package itself.
import { nodeTrouble } from './node-version.mjs';
import { main, Trouble } from './trouble.mjs';

main(async () => {
  const old = nodeTrouble();
  if (old !== undefined) throw new Trouble(old.what, old.remedy);

  const { parseStartOptions, startHelp } = await import('./start-options.mjs');
  const { yes, help, rest, driver, dataDir } = parseStartOptions(process.argv.slice(2));
  if (help) {
    console.log(startHelp);
    return 0;
  }
  const { requirePrograms } = await import('./host-programs.mjs');
  const { runsInDocker } = await import('./docker.mjs');
  await requirePrograms({ java: !(await runsInDocker({ driver, dataDir })), browser: false, yes });
  const { requirePackages } = await import('./packages.mjs');
  await requirePackages();

  // The same process goes on as the lab, so that a Ctrl-C or a TERM has one receiver only.
  process.argv.splice(2, Infinity, 'up', ...rest);
  await import('../bin/yard.mjs');
  return undefined;
});
