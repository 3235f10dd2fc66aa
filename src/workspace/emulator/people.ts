import { click } from './clicks.ts';
import { command, openHome, shortcut } from './commands.ts';
import type { SlackEmulator } from './interface.ts';
import { removeMessage } from './messages.ts';
import { closeView, submitView } from './modals.ts';
import { edit, post, requireMessage, unfurl } from './posting.ts';
import { addReaction, removeReaction } from './reactions.ts';
import { dismissEphemeral } from './response-urls.ts';
import type { Session } from './session.ts';
import { getChannel, getUser } from './state.ts';

type PeopleActions =
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
export function people(session: Session): Pick<SlackEmulator, PeopleActions> {
  const { state, delivery } = session;
  return {
    post: (input) => post(session, input),
    edit: (input) => edit(session, input),
    remove: ({ channel, ts }) => removeMessage(state, delivery, requireMessage(state, channel, ts)),
    react({ channel, ts, name, user }) {
      addReaction(state, delivery, requireMessage(state, channel, ts), name, getUser(state, user).id);
    },
    unreact({ channel, ts, name, user }) {
      removeReaction(state, delivery, requireMessage(state, channel, ts), name, getUser(state, user).id);
    },
    unfurl: (input) => unfurl(session, input),
    command: (input) => command(session, input),
    click: (input) => click(session, input),
    submitView: (input) => submitView(session, input),
    closeView: (input) => closeView(session, input),
    shortcut: (input) => shortcut(session, input),
    openHome: (user) => openHome(session, user),
    dismiss({ channel, ts }) {
      const id = getChannel(state, channel).id;
      const ephemeral = state.ephemerals.find((one) => one.channel === id && one.ts === ts);
      if (ephemeral !== undefined) dismissEphemeral(state, ephemeral);
    },
  };
}
