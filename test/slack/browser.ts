/** A person's browser on the way through an installation: it follows links, sends forms, and keeps cookies. */
export interface Browser {
  /** /slack/install: the address of Slack's page, and the cookie that came along. */
  begin(): Promise<Visit>;
  /** Chooses a workspace or an organization on Slack's page, or nothing, and returns where that sends the browser. */
  choose(visit: Visit, id: string): Promise<URL>;
  /** Back at the app. */
  comeBack(to: URL, cookie: string | undefined): Promise<Shown>;
  /** All three in turn. */
  install(id: string): Promise<Shown>;
}

interface Visit {
  readonly page: Response;
  readonly authorizeUrl: URL;
  /** `name=value`, as it is sent back. */
  readonly cookie: string;
}

interface Shown {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export function createBrowser(base: string): Browser {
  const browser: Browser = {
    async begin() {
      const page = await fetch(`${base}/slack/install`);
      const href = /href="([^"]*\/oauth\/v2\/authorize[^"]*)"/.exec(await page.text())?.[1] ?? '';
      const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return { page, authorizeUrl: new URL(href.replaceAll('&amp;', '&')), cookie };
    },
    async choose({ authorizeUrl }, id) {
      const answer = await fetch(authorizeUrl, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ install: id }),
      });
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`Slack's page refused: ${await answer.text()}`);
      return new URL(location);
    },
    async comeBack(to, cookie) {
      const answer = await fetch(to, cookie === undefined ? {} : { headers: { cookie } });
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    async install(id) {
      const visit = await browser.begin();
      return await browser.comeBack(await browser.choose(visit, id), visit.cookie);
    },
  };
  return browser;
}
