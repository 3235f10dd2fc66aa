import type { App } from '@slack/bolt';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';

/** Makes each delivery the first step of a trace, and counts those that were refused: Slack sends them again. */
export function observeDeliveries(app: App, { steps, delivered }: Telemetry): void {
  const dispatch = app.processEvent.bind(app);
  app.processEvent = (event) =>
    steps.take('take in', async () => {
      let isAcknowledged = false;
      try {
        await dispatch({
          ...event,
          ack: async (response) => {
            isAcknowledged = true;
            await event.ack(response);
          },
        });
      } finally {
        if (!isAcknowledged) delivered('refused');
      }
    });
}
