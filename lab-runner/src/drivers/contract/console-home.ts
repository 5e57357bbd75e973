// Scenes of the consoles' contract: the learner's home, as shells and as the runner see it.
import { describe, expect, it } from 'vitest';
import { versionOf } from '../../ports/text-version.ts';
import type { ConsoleStage } from './consoles.ts';

export function homeScenes(stage: ConsoleStage): void {
  describe('home', () => {
    it('is where shells begin, and keeps files for the next one', async () => {
      const { workbench } = stage.fixture;
      const first = await stage.open();
      await first.run('rm -rf "$HOME"/* && mkdir -p notes && printf "grüße" > notes/a.txt');
      expect(await workbench.readFile('notes/a.txt')).toBe('grüße');
      await workbench.writeFile('lab/client.properties', 'acks=all\n');
      await workbench.writeFile('lab/client.properties', 'acks=1\n');
      await first.shell.close();
      const second = await stage.open();
      expect(await second.run('cat lab/client.properties')).toContain('acks=all\r\n');
      await workbench.writeFile('lab/client.properties', 'acks=1\n', { overwrite: true });
      expect(await second.run('echo >> lab/client.properties; cat lab/client.properties')).toContain(
        'acks=1',
      );
    });

    it('gives nothing for what is no plain file, and follows no link', async () => {
      const { workbench } = stage.fixture;
      const read = await stage.open();
      await read.run('mkdir -p folder; mkfifo pipe; ln -sf /etc/passwd link; ln -sfn /etc up');
      for (const name of ['absent', 'folder', 'pipe', 'link', 'up/passwd', '.bashrc/b']) {
        expect(await workbench.readFile(name), name).toBeUndefined();
      }
      await workbench.writeFile('link', 'mine', { overwrite: true });
      expect(await workbench.readFile('link')).toBe('mine');
      const unusable = { code: 'INVALID_FIELD', facts: { field: 'path' } };
      await expect(workbench.writeFile('up/x', '', { overwrite: true })).rejects.toMatchObject(unusable);
      for (const name of ['../secret', '/etc/passwd', 'a/../../b', '', 'a\0b', 'x'.repeat(600)]) {
        await expect(workbench.readFile(name)).rejects.toMatchObject(unusable);
        await expect(workbench.writeFile(name, '')).rejects.toMatchObject(unusable);
      }
    });

    it('refuses what is larger than 1 MiB, and nothing smaller', async () => {
      const { workbench } = stage.fixture;
      const read = await stage.open();
      await read.run('head -c 1048576 /dev/zero | tr "\\0" x > most; { cat most; echo; } > more');
      expect(await workbench.readFile('most')).toHaveLength(1024 * 1024);
      await expect(workbench.readFile('more')).rejects.toMatchObject({ code: 'INVALID_FIELD' });
      await workbench.writeFile('copy', 'ü'.repeat(400_000));
      expect(await read.run('wc -c < copy')).toContain('800000\r\n');
    });

    it('has a text replaced only where it is the one expected, and stamps that change with it', async () => {
      const { workbench } = stage.fixture;
      const read = await stage.open();
      await read.run('rm -rf edited* && ln -s /etc/passwd edited-link && mkdir edited-folder');
      const changed = { code: 'FILE_CHANGED' };
      expect(await workbench.stampOf('edited')).toBeUndefined();
      await expect(workbench.replaceFile('edited', 'x', versionOf('one'))).rejects.toMatchObject(changed);
      await workbench.replaceFile('edited', 'one', null);
      const first = await workbench.stampOf('edited');
      expect(first).toMatch(/\d/);
      expect(await workbench.stampOf('edited')).toBe(first);
      await expect(workbench.replaceFile('edited', 'x', null)).rejects.toMatchObject(changed);
      await workbench.replaceFile('edited', 'grüße', versionOf('one'));
      expect(await read.run('cat edited; echo; echo more >> edited')).toContain('grüße\r\n');
      expect(await workbench.stampOf('edited')).not.toBe(first);
      await expect(workbench.replaceFile('edited', 'x', versionOf('grüße'))).rejects.toMatchObject(changed);
      for (const name of ['edited-link', 'edited-folder']) {
        expect(await workbench.stampOf(name), name).toBeUndefined();
        await expect(workbench.replaceFile(name, 'x', null), name).rejects.toBeDefined();
      }
      expect(await read.run('ls -A | grep -c draft; readlink edited-link')).toMatch(/0\r\n\/etc\/passwd/);
    });

    it('is emptied for the next learner, whatever is in it, and begins anew', async () => {
      const { workbench } = stage.fixture;
      const read = await stage.open();
      await read.run(
        'mkdir -p .hidden/deep "two words" shut/in; echo x > .hidden/deep/a; echo x > .bash_history; echo x > "$TMPDIR/mine"; ' +
          'ln -sfn / root; touch -- "-rf"; chmod 500 .hidden/deep; chmod 000 shut/in shut',
      );
      await read.shell.close();
      await workbench.clearHome();
      const next = await stage.open();
      expect(await next.run('echo "[$(ls -A "$HOME")][$(ls "$TMPDIR/mine" 2>&-)]"; ls -d /*')).toMatch(
        /\[\]\[\]\r\n[^]*\/bin/,
      );
      await workbench.writeFile('again.txt', 'fine');
      expect(await workbench.readFile('again.txt')).toBe('fine');
    });
  });
}
