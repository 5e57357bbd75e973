// What a predict card tells the commands inside it. Knows no question.
import { createContext } from 'react';

/** What a command says while a question before it is open. */
export const lockFirst = 'Lock your prediction first; then the command can run.';

export interface Gate {
  /** Why the command may not run yet; absent once the answer is locked. */
  readonly lockedBy: string | undefined;
  /** Every command inside makes itself known; reality waits for all of them. The returned function takes it back. */
  join(command: string): () => void;
  /** True when reality may be shown. */
  readonly revealed: boolean;
  readonly wrong: boolean;
}

/** Outside a predict card nothing is locked. */
export const GateContext = createContext<Gate | undefined>(undefined);
