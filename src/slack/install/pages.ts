import type { ServerResponse } from 'node:http';
import { webApi } from '@slack/bolt';
import { ErrorCode } from '@slack/oauth';

interface Page {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const AGAIN = 'Open <a href="/slack/install">/slack/install</a> to start again.';

const CANCELLED: Page = {
  status: 403,
  title: 'Nothing was installed',
  text: `The installation was cancelled in Slack. ${AGAIN}`,
};
const STALE: Page = {
  status: 400,
  title: 'This installation did not start here',
  text: `The link is older than ten minutes, was used before, or belongs to another browser. ${AGAIN}`,
};
const INCOMPLETE: Page = {
  status: 400,
  title: 'Slack sent no code',
  text: `Nothing was installed. ${AGAIN}`,
};
const REFUSED: Page = {
  status: 400,
  title: 'Slack did not take the code',
  text: `It was used before or is too old. Nothing was installed. ${AGAIN}`,
};
const FAILED: Page = {
  status: 500,
  title: 'The installation could not be kept',
  text: `The cause is in the app's log. Tell the people who run it. ${AGAIN}`,
};

const BY_CODE: Readonly<Record<string, Page>> = {
  [ErrorCode.AuthorizationError]: CANCELLED,
  [ErrorCode.MissingStateError]: STALE,
  [ErrorCode.InvalidStateError]: STALE,
  [ErrorCode.MissingCodeError]: INCOMPLETE,
};

/** Tells the person in the browser why nothing was installed. Nothing of the request is shown. */
export function showFailure(error: Error, response: ServerResponse): void {
  const code = 'code' in error ? String(error.code) : '';
  const page = BY_CODE[code] ?? (error instanceof webApi.WebAPIPlatformError ? REFUSED : FAILED);
  if (response.headersSent) return;
  response.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${page.title}</title>` +
      `<body style="font-family: sans-serif; padding: 2rem"><h1>${page.title}</h1><p>${page.text}</p></body></html>`,
  );
}

/** No other page may frame these, and neither code nor state of an address goes any further. */
export function guardPage(response: ServerResponse): void {
  response.setHeader('content-security-policy', "frame-ancestors 'none'; base-uri 'none'; script-src 'none'");
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
}
