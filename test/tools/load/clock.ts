/** The time of day in milliseconds with their fractions, the same in every process of this machine. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}
