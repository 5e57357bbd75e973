// The JVM driver's front door.
export { createJvmDriver, type JvmDriverOptions } from './driver.ts';
