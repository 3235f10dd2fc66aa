/** A call was not made since it is not its turn yet. The work goes back to the store for so long; it has not failed. */
export class WaitError extends Error {
  override readonly name = 'WaitError';
  readonly code = 'wait';
  readonly afterMs: number;

  constructor(afterMs: number) {
    super('not its turn yet');
    this.afterMs = afterMs;
  }
}
