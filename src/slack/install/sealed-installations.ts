import type { Installation, InstallationStore as OAuthStore } from '@slack/oauth';
import type { Log } from '../../log.ts';
import type { InstallationStore, SealedInstallation } from '../../store/installation-store.ts';
import { StoreError } from '../../store/store.ts';
import { holderOf, readInstallation, writeInstallation } from './installation.ts';
import type { Seal } from './seal.ts';

/** Nothing is installed there. */
export class NoInstallation extends Error {
  override readonly name = 'NoInstallation';
}

/** Installations as the installer sees them; the store sees only what the seal lets it see. */
export interface SealedInstallations {
  /** Keeps what somebody installs. */
  readonly fresh: OAuthStore;
  /** Keeps the tokens that are renewed: only where the installation still is, which stays as old as it was. */
  readonly renewed: OAuthStore;
  /** Seals with the first key what another one sealed, and names what none of them opens. */
  reseal(): Promise<void>;
}

export function createSealedInstallations(
  store: InstallationStore,
  seal: Seal,
  { log, now }: { readonly log: Log; readonly now: () => number },
): SealedInstallations {
  const close = (installation: Installation): Omit<SealedInstallation, 'updated'> => {
    const { team, enterprise, isEnterpriseInstall } = installation;
    const holder = holderOf(team?.id, enterprise?.id, isEnterpriseInstall === true);
    if (holder === undefined) throw new Error('an installation of nobody');
    return { holder, sealed: seal.close(writeInstallation(installation), aboutOf(holder)) };
  };
  // Asked with every delivery and every piece of work, and seldom another than the last time.
  const opened = new Map<string, { readonly sealed: string; readonly text: string }>();
  const openOnce = ({ holder, sealed }: SealedInstallation): string | undefined => {
    const known = opened.get(holder);
    if (known?.sealed === sealed) return known.text;
    const text = seal.open(sealed, aboutOf(holder));
    if (text !== undefined) opened.set(holder, { sealed, text });
    return text;
  };
  const fetchInstallation: OAuthStore['fetchInstallation'] = async (query) => {
    const holder = holderOf(query.teamId, query.enterpriseId, query.isEnterpriseInstall);
    if (holder === undefined) throw new NoInstallation();
    const row = await store.findInstallation(holder);
    if (row === undefined) {
      opened.delete(holder);
      throw new NoInstallation();
    }
    const text = openOnce(row);
    // As when the store cannot be read: Slack sends its events again, and work waits, until the key is there.
    if (text === undefined) throw unopened(row);
    return readInstallation(text);
  };
  return {
    fresh: {
      fetchInstallation,
      async storeInstallation(installation: Installation) {
        await store.saveInstallation({ ...close(installation), updated: now() });
      },
    },
    renewed: {
      fetchInstallation,
      async storeInstallation(installation: Installation) {
        const { holder, sealed } = close(installation);
        await store.renewInstallation(holder, sealed);
      },
    },
    async reseal() {
      const rows = await store.listInstallations();
      for (const row of rows) await resealOne(row, store, seal, log);
      if (rows.length === 0) log.info('no workspace has installed the app yet: open /slack/install');
    },
  };
}

async function resealOne(
  row: SealedInstallation,
  store: InstallationStore,
  seal: Seal,
  log: Log,
): Promise<void> {
  const about = aboutOf(row.holder);
  const text = seal.open(row.sealed, about);
  if (text === undefined) {
    log.error({ holder: row.holder }, unopened(row).message);
    return;
  }
  if (seal.isCurrent(row.sealed)) return;
  if (await store.resealInstallation(row.holder, row.sealed, seal.close(text, about)))
    log.info({ holder: row.holder }, 'an installation was sealed with the first key');
}

/** The content of a row, decrypted; undefined if no key fits. */
export function openInstallation(
  { holder, sealed }: SealedInstallation,
  seal: Seal,
): ReturnType<typeof readInstallation> | undefined {
  const text = seal.open(sealed, aboutOf(holder));
  return text === undefined ? undefined : readInstallation(text);
}

/** Binds what is sealed to its row. */
const aboutOf = (holder: string): string => `callcheck installation of ${holder}`;

function unopened({ holder }: SealedInstallation): StoreError {
  return new StoreError(
    'failed',
    `No key in CALLCHECK_ENCRYPTION_KEYS opens the installation of ${holder}: add the key that sealed it, or let it install the app again.`,
  );
}
