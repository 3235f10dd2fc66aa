import { ClearStateStore, InvalidStateError, type StateStore } from '@slack/oauth';

/** How long somebody may take from /slack/install back to us. */
export const STATE_SECONDS = 600;

/** Signed states that are good for ten minutes and for one installation. */
export function createOneTimeStates(secret: string): StateStore {
  const signed = new ClearStateStore(secret, STATE_SECONDS);
  const used = new Map<string, number>();
  return {
    generateStateParam: (options, now) => signed.generateStateParam(options, now),
    async verifyStateParam(now, state) {
      const options = await signed.verifyStateParam(now, state);
      const since = now.getTime() - STATE_SECONDS * 1000;
      for (const [each, at] of used) if (at < since) used.delete(each);
      if (used.has(state)) throw new InvalidStateError('The state value was used before');
      used.set(state, now.getTime());
      return options;
    },
  };
}
