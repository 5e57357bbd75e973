// An error a person may read, built from the error table.
import { fill } from '@railyard/labs/kit';
import { type ErrorCode, errorTable } from './errors.ts';

/** The wire form of an error. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly what: string;
  readonly remedy: string;
}

/** An error a person may read: built from the table, never thrown with free text. */
export class RailyardError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, facts: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(fill(errorTable[code].what, facts), cause === undefined ? undefined : { cause });
    this.name = 'RailyardError';
    this.code = code;
    this.facts = facts;
  }

  get remedy(): string {
    return fill(errorTable[this.code].remedy, this.facts);
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  toBody(): ErrorBody {
    return { code: this.code, what: this.message, remedy: this.remedy };
  }
}
