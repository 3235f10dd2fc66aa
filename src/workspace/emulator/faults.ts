import type { InjectedFault } from './interface.ts';

/** Faults ordered for the next calls of a method. */
export interface Faults {
  add(method: string, fault: InjectedFault): void;
  /** The fault for this call, used up by asking. */
  take(method: string): InjectedFault | undefined;
}

export function createFaults(): Faults {
  const queues = new Map<string, InjectedFault[]>();
  return {
    add(method, fault) {
      const queue = queues.get(method) ?? [];
      for (let times = fault.times ?? 1; times > 0; times -= 1) queue.push(fault);
      queues.set(method, queue);
    },
    take: (method) => queues.get(method)?.shift(),
  };
}
