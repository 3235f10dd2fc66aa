import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../log.ts';

/**
 * Makes the app acknowledge events only after its listeners are done, on any receiver. Bolt does so before they run,
 * and what they had not stored by then would be lost with the process. Listeners of events only store, so this takes
 * no time; when they reject, Slack gets no acknowledgement and sends the event again. Nobody has to listen: an event of
 * a kind that is unknown to us, or to Bolt, is acknowledged too, as nothing comes of it however often it is sent.
 * Commands and clicks are acknowledged by their listeners themselves, which store first. `onDropped` hears of each notice
 * that Slack let the app miss events of a workspace.
 */
export function holdAcks(app: App, log: Log, onDropped: (team: string) => void): void {
  const dispatch = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (event.body.type === 'app_rate_limited') {
      // Bolt has no place for this notice and would let it run into its time-out.
      log.warn(
        { minute: Number(event.body.minute_rate_limited) },
        'Slack drops events: too many in this hour',
      );
      onDropped(String(event.body.team_id));
      return await event.ack();
    }
    if (awaitsAnswer(event)) return await dispatch(event);
    await dispatch({ ...event, ack: async () => undefined });
    await event.ack();
  };
}

/** What people do; the listener for it says what they see. */
const INTERACTIONS = new Set<unknown>([
  'block_actions',
  'block_suggestion',
  'interactive_message',
  'dialog_submission',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
]);

function awaitsAnswer({ body }: ReceiverEvent): boolean {
  return body.command !== undefined || INTERACTIONS.has(body.type);
}
