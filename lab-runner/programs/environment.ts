// The one place where the programs of the console read their environment; the lab sets it for every console.

/** The brokers' addresses as this lab has them. */
export const brokersOfTheLab = process.env.RAILYARD_BROKERS ?? 'kafka1:9092,kafka2:9093,kafka3:9094';
/** Where the nodes' names lead when no resolver knows them: the address all six have on this machine. */
export const addressOfTheNodes = process.env.RAILYARD_ADDRESS;
/** Temporary files of the learner. */
export const temporaryFolder = process.env.TMPDIR ?? '/tmp';
