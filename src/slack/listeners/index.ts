import type { App } from '@slack/bolt';
import type { AppDeps } from '../work/deps.ts';
import { registerCurl } from './actions/curl.ts';
import { registerExplain } from './actions/explain.ts';
import { registerFeedback } from './actions/feedback.ts';
import { registerMode } from './actions/mode.ts';
import { registerMute } from './actions/mute.ts';
import { registerRemove } from './actions/remove.ts';
import { registerShare } from './actions/share.ts';
import { registerStuck } from './actions/stuck.ts';
import { registerCallcheckCommand } from './commands/callcheck.ts';
import { registerAppHomeOpened } from './events/app-home-opened.ts';
import { registerAppMention } from './events/app-mention.ts';
import { registerAppUninstalled } from './events/app-uninstalled.ts';
import { registerMessage } from './events/message.ts';
import { registerCheckPayload } from './shortcuts/check-payload.ts';
import { registerPasteView } from './views/paste.ts';
import { registerReasonView } from './views/reason.ts';

/** Everything the app listens to, in one place; `manifest.yml` says the same. */
export function registerListeners(app: App, deps: AppDeps): void {
  registerMessage(app, deps);
  registerAppMention(app, deps);
  registerAppHomeOpened(app, deps);
  registerAppUninstalled(app, deps);
  registerCallcheckCommand(app, deps);
  registerCheckPayload(app, deps);
  registerPasteView(app, deps);
  registerReasonView(app, deps);
  registerExplain(app, deps);
  registerCurl(app);
  registerFeedback(app, deps);
  registerMode(app, deps);
  registerMute(app, deps);
  registerRemove(app, deps);
  registerShare(app, deps);
  registerStuck(app, deps);
}
