// Runs inside the workbench, as the learner: what runs in one shell, as JSON, or a signal for some of it. Words: the number of the
// shell's session and its mark, then nothing, or a signal and the numbers of processes.
import type { ProgramSignal } from '../../../../ports/workbench.ts';
import { programsInProc, sessionInProc, signalPrograms } from '../../../shell/session-programs.ts';

const [pid, mark = '', signal, ...pids] = process.argv.slice(2);
const session = { pid: Number(pid), mark };

if (signal === undefined) process.stdout.write(JSON.stringify(programsInProc(session)));
else signalPrograms(sessionInProc(session), session, pids.map(Number), signal as ProgramSignal);
