// The `yard` command's entry: reads the words, runs one command, sets the exit status.
import { runYard } from './program.ts';

process.exitCode = await runYard(process.argv.slice(2), { out: process.stdout, err: process.stderr });
