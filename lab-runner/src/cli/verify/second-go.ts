// One more go for a gate that did not hold: tells what is unsteady from what is wrong. Knows no gate and no cluster.
import type { GateResult } from './gates.ts';

/** Runs a gate; once more when it did not hold and `allowed`. One that holds then keeps what the first go saw. */
export async function withSecondGo(allowed: boolean, go: () => Promise<GateResult>): Promise<GateResult> {
  const first = await go();
  if (first.ok || !allowed) return first;
  const second = await go();
  return second.ok ? { ...second, unsteady: first.trouble } : second;
}
