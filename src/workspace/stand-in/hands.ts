import { click } from './clicks.ts';
import { command, openHome, shortcut } from './commands.ts';
import type { SlackStandIn } from './interface.ts';
import { removeMessage } from './messages.ts';
import { closeView, submitView } from './modals.ts';
import { edit, post, requireMessage, unfurl } from './posting.ts';
import { addReaction, removeReaction } from './reactions.ts';
import { dismissEphemeral } from './response-urls.ts';
import type { Session } from './session.ts';
import { getChannel, getUser } from './world.ts';

type Hands =
  | 'post'
  | 'edit'
  | 'remove'
  | 'react'
  | 'unreact'
  | 'unfurl'
  | 'command'
  | 'click'
  | 'submitView'
  | 'closeView'
  | 'shortcut'
  | 'openHome'
  | 'dismiss';

/** What people do. */
export function hands(session: Session): Pick<SlackStandIn, Hands> {
  const { world, delivery } = session;
  return {
    post: (input) => post(session, input),
    edit: (input) => edit(session, input),
    remove: ({ channel, ts }) => removeMessage(world, delivery, requireMessage(world, channel, ts)),
    react({ channel, ts, name, user }) {
      addReaction(world, delivery, requireMessage(world, channel, ts), name, getUser(world, user).id);
    },
    unreact({ channel, ts, name, user }) {
      removeReaction(world, delivery, requireMessage(world, channel, ts), name, getUser(world, user).id);
    },
    unfurl: (input) => unfurl(session, input),
    command: (input) => command(session, input),
    click: (input) => click(session, input),
    submitView: (input) => submitView(session, input),
    closeView: (input) => closeView(session, input),
    shortcut: (input) => shortcut(session, input),
    openHome: (user) => openHome(session, user),
    dismiss({ channel, ts }) {
      const id = getChannel(world, channel).id;
      const ephemeral = world.ephemerals.find((one) => one.channel === id && one.ts === ts);
      if (ephemeral !== undefined) dismissEphemeral(world, ephemeral);
    },
  };
}
