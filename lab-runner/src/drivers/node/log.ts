/** The part of a structured logger the drivers use. */
export interface DriverLog {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
}
