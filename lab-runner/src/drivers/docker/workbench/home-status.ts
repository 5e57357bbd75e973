// How the program that reads and writes files of the home says how it went: its exit status.
export const homeStatus = { done: 0, failed: 1, absent: 3, unusable: 4, changed: 5 } as const;
