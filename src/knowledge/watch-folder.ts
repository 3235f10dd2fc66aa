import { once } from 'node:events';
import { dirname, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** Editors and deployments change many files at once. They are done when nothing has changed for this long. */
const SETTLED_MS = 200;

export interface FolderWatch {
  readonly stop: () => Promise<void>;
}

export interface FolderListeners {
  /** Something in the folder changed, and nothing more for a moment. */
  readonly changed: () => void;
  /** The folder can't be watched, or can't be watched anymore. */
  readonly failed: (error: unknown) => void;
}

/** Watches a folder with all below it. Resolves when every later change will be seen. */
export async function watchFolder(directory: string, listeners: FolderListeners): Promise<FolderWatch> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const announce = (): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(listeners.changed, SETTLED_MS);
  };
  const open = (): FSWatcher => {
    const watcher = openWatcher(directory);
    watcher.on('error', listeners.failed);
    watcher.on('all', (event, path) => {
      announce();
      if (event === 'change' && path === directory) follow().catch(listeners.failed);
    });
    return watcher;
  };
  /** The folder is a link that now points elsewhere: watch its new target instead of the old one. */
  const follow = async (): Promise<void> => {
    const left = watcher;
    watcher = open();
    await Promise.all([left.close(), once(watcher, 'ready')]);
    announce();
  };
  let watcher = open();
  await once(watcher, 'ready');
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** Watches the parent too: a folder that is moved to this path is a different folder to the system. */
function openWatcher(directory: string): FSWatcher {
  const parent = dirname(directory);
  return watch(parent, {
    ignoreInitial: true,
    ignored: (path) => path !== parent && path !== directory && !path.startsWith(directory + sep),
  });
}
