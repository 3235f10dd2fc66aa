import { checkText } from '../../validator/index.ts';
import type { ErrorCard, Knowledge } from '../../validator/knowledge.ts';
import { RETYPED } from '../../validator/message/match-error-card.ts';
import { list } from './tell.ts';
import type { Broken } from './try-out.ts';

/** Error cards have no examples of their own: bodies are made of their codes and texts, and each must lead to its card. */
export function tryErrors(knowledge: Knowledge): Broken[] {
  return knowledge.errors.flatMap((card) =>
    promisesOf(card, knowledge.errors).flatMap(({ at, text, hint }) => {
      const found = checkText(text, knowledge).errors.map((error) => error.card);
      if (found.includes(`error/${card.code}`)) return [];
      const message = `doesn't lead to this card: the body \`${text}\` leads to ${list(found)}; ${hint}`;
      return [{ file: `errors/${card.code}.yaml`, at, message }];
    }),
  );
}

interface Promised {
  readonly at: Broken['at'];
  readonly text: string;
  readonly hint: string;
}

function promisesOf(card: ErrorCard, all: readonly ErrorCard[]): Promised[] {
  const isOwnName = /^[^.]+-[^.]+$/.test(card.code) && statusIn(card.code) === undefined;
  return [
    // Codes of the API have dots; a name that we made up is found by its texts alone.
    ...(isOwnName && card.texts.length > 0
      ? []
      : [
          {
            at: ['code'],
            text: bodyOfCode(card, all),
            hint: 'write the code as the API does, or add `texts`',
          },
        ]),
    ...card.texts.map((message, index) => ({
      at: ['texts', index],
      text: sayText(message, card.status ?? 400),
      hint: 'another card has this text, or a longer part of it: keep it in one card',
    })),
  ];
}

function bodyOfCode({ code, status }: ErrorCard, all: readonly ErrorCard[]): string {
  const known = statusIn(code);
  if (known !== undefined) return JSON.stringify({ message: MESSAGE, status: exampleOf(known, all) });
  if (code === 'unknown-code') return bodyOf('some.unknown.code', MESSAGE, 400);
  // A retyped body has a card too; its own words do not matter.
  if (code === RETYPED) return `{ "error": "Bad", "status": "400", "message": "${MESSAGE}" }`;
  return bodyOf(code, MESSAGE, status ?? 400);
}

/** `404` of `status-404`, `4xx` of `status-4xx`. */
function statusIn(code: string): string | undefined {
  return /^status-(\d(?:\d\d|xx))$/.exec(code)?.[1];
}

/** A status of the card `status-404`, or of `status-4xx` one that has no card of its own. */
function exampleOf(known: string, all: readonly ErrorCard[]): number {
  if (!known.endsWith('xx')) return Number(known);
  const taken = new Set(all.map(({ code }) => code));
  const first = Number(known.charAt(0)) * 100;
  let status = first;
  while (status < first + 99 && taken.has(`status-${status}`)) status++;
  return status;
}

/** A success that lacked something has no error body: it is described in words. */
function sayText(message: string, status: number): string {
  return status < 400
    ? `POST /api/v2/conversations/calls -> ${status}: ${message}`
    : bodyOf('bad.request', message, status);
}

const MESSAGE = 'Nothing is known of this.';

function bodyOf(code: string, message: string, status: number): string {
  return JSON.stringify({ message, code, status, contextId: CONTEXT });
}

const CONTEXT = 'c5a1e2d4-7b90-4f36-8a1c-3e5d7f9b2a46';
