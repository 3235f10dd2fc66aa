import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { App, type Receiver } from '@slack/bolt';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ACTION, VIEW } from '../../src/reply/actions.ts';
import { registerListeners } from '../../src/slack/listeners/index.ts';
import { type AppSetUp, readManifest } from '../../src/slack/manifest.ts';
import type { AppDeps } from '../../src/slack/work/deps.ts';

const SCHEMAS = new URL('../../../shared/data/slack-manifest-schema/', import.meta.url);
const SOURCES = new URL('../../src/slack/', import.meta.url);

/** The scopes that a call of the Web API needs; any of a list will do, as the kinds of channel have their own. */
const SCOPES_OF_METHOD: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.getPermalink': [],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.info': ['files:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'auth.test': [],
  'users.conversations': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'usergroups.users.list': ['usergroups:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
};

const SCOPES_OF_EVENT: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  app_home_opened: [],
  app_uninstalled: [],
  team_access_revoked: [],
  tokens_revoked: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
};

/** Reading attached files is no method of the Web API; `fetch-file.ts` does it. */
const SCOPES_OF_FILES = ['files:read'];

interface Listened {
  readonly events: Set<string>;
  readonly commands: Set<string>;
  readonly shortcuts: Set<string>;
  readonly actions: Set<string>;
  readonly views: Set<string>;
}

/** What the code listens to, by letting it register. */
function listenAll(): Listened {
  const receiver: Receiver = {
    init: () => undefined,
    start: async () => undefined,
    stop: async () => undefined,
  };
  const app = new App({ token: 'xoxb-invented', receiver, deferInitialization: true });
  const namesOf = (method: 'event' | 'command' | 'shortcut' | 'action' | 'view') => {
    const spy = vi.spyOn(app, method);
    return () => new Set(spy.mock.calls.map(([first]) => nameOf(first)));
  };
  const [events, commands, shortcuts, actions, views] = [
    namesOf('event'),
    namesOf('command'),
    namesOf('shortcut'),
    namesOf('action'),
    namesOf('view'),
  ];
  registerListeners(app, {} as AppDeps); // a cast, since no listener runs here
  return {
    events: events(),
    commands: commands(),
    shortcuts: shortcuts(),
    actions: actions(),
    views: views(),
  };
}

function nameOf(constraint: unknown): string {
  if (typeof constraint !== 'object' || constraint === null) return String(constraint);
  return 'callback_id' in constraint ? String(constraint.callback_id) : String(constraint);
}

/** The Web API methods that the sources call. */
function calledMethods(): Set<string> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const calls = files.flatMap((name) => [
    ...readFileSync(new URL(name, SOURCES), 'utf8').matchAll(
      /client\s*\.(?:apiCall\('(?<named>[\w.]+)'|(?<path>(?:\w+\s*\.\s*)+\w+)\()/g,
    ),
  ]);
  return new Set(calls.map(({ groups }) => groups?.named ?? (groups?.path ?? '').replaceAll(/\s/g, '')));
}

describe('manifest.yml', () => {
  let setUp: AppSetUp;
  let listened: Listened;
  beforeAll(async () => {
    setUp = await readManifest();
    listened = listenAll();
  });

  it.for(['manifest.schema.1.0.0.json', 'manifest.schema.2.0.0.json'])(
    'fits Slack’s schema %s',
    (name, { skip }) => {
      const file = new URL(name, SCHEMAS);
      if (!existsSync(file)) skip("Slack's manifest schemas are not beside the project");
      const validate = new Ajv({ strict: false, logger: false }).compile(
        JSON.parse(readFileSync(file, 'utf8')),
      );
      const manifest: unknown = load(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
      validate(manifest);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('subscribes to the events that the code listens to, and to no others', () => {
    const kinds = new Set(setUp.events.map((name) => name.replace(/^message\..*/, 'message')));
    expect(kinds).toEqual(listened.events);
    expect(setUp.events.filter((name) => SCOPES_OF_EVENT[name] === undefined)).toEqual([]);
  });

  it('declares the commands and shortcuts that the code answers, and no others', () => {
    expect(new Set(setUp.commands.map((each) => each.command))).toEqual(listened.commands);
    expect(new Set(setUp.shortcuts.map((each) => each.callbackId))).toEqual(listened.shortcuts);
  });

  it('asks for the scopes that events, calls and files need, and for no others', () => {
    const methods = calledMethods();
    expect([...methods].filter((method) => SCOPES_OF_METHOD[method] === undefined)).toEqual([]);
    const needed = new Set([
      ...(setUp.commands.length + setUp.shortcuts.length > 0 ? ['commands'] : []),
      ...setUp.events.flatMap((event) => SCOPES_OF_EVENT[event] ?? []),
      ...[...methods].flatMap((method) => SCOPES_OF_METHOD[method] ?? []),
      ...SCOPES_OF_FILES,
    ]);
    expect(new Set(setUp.scopes)).toEqual(needed);
    expect(setUp.optionalScopes.filter((scope) => !setUp.scopes.includes(scope))).toEqual([]);
  });

  it('knows every method in its table as one that is called', () => {
    expect(new Set(Object.keys(SCOPES_OF_METHOD))).toEqual(calledMethods());
  });
});

describe('buttons and modals', () => {
  it('each have a listener', () => {
    const { actions, views } = listenAll();
    expect(actions).toEqual(new Set(Object.values(ACTION)));
    expect(views).toEqual(new Set([VIEW.paste, VIEW.reason]));
  });
});
