/** Milliseconds of a processor that this process spends on `work`, its compiler and garbage collector included. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
