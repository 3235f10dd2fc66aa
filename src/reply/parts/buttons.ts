import type { Knowledge } from '../../validator/knowledge.ts';
import type { Check, Report } from '../../validator/report.ts';
import { ACTION } from '../actions.ts';
import type { Surface } from '../block-kit.ts';
import type { Block, Button } from '../blocks.ts';
import { writeCurl, writeExplain } from '../button-values.ts';
import { knownErrors } from '../known-errors.ts';
import { nextRungs } from '../next-rungs.ts';
import { diagnosticsOf } from '../verdict.ts';
import { bodyToSend } from '../what-to-send.ts';

const button = (action: string, text: string, value: string): Button => ({
  type: 'button',
  action_id: action,
  text: { type: 'plain_text', text },
  value,
});

/** The row of buttons. Their values hold codes, ids or the corrected call: enough to answer a click after any restart. */
export function buttonBlocks(report: Report, knowledge: Knowledge, surface: Surface): Block[] {
  const elements = [...aboutReport(report, knowledge), ...aboutSurface(surface)];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'callcheck_actions', elements }];
}

function aboutReport(report: Report, knowledge: Knowledge): Button[] {
  const buttons: Button[] = [];
  const isExplained =
    diagnosticsOf(report).length > 0 ||
    knownErrors(report).length + report.claims.length > 0 ||
    nextRungs(report, knowledge).length > 0;
  if (isExplained) buttons.push(button(ACTION.explain, 'Explain', writeExplain(report)));
  const curl = curlValue(report);
  if (curl !== undefined) buttons.push(button(ACTION.curl, 'As cURL', curl));
  return buttons;
}

/** The first payload that has a published form: one command is what people copy. */
function curlValue(report: Report): string | undefined {
  const check = report.checks.find((each) => bodyToSend(each) !== null && operationOf(each, report) !== null);
  const operation = check === undefined ? null : operationOf(check, report);
  return check === undefined || operation === null ? undefined : writeCurl(operation, bodyToSend(check));
}

const operationOf = (check: Check, report: Report): string | null => check.operation ?? report.operation;

function aboutSurface(surface: Surface): Button[] {
  switch (surface.kind) {
    case 'thread':
      return [
        button(ACTION.helpful, 'Helpful', 'helpful'),
        button(ACTION.notHelpful, 'Not helpful', 'not-helpful'),
        ...(surface.escalates === true ? [button(ACTION.stuck, 'Still stuck', 'stuck')] : []),
        button(ACTION.mute, 'Mute this thread', 'mute'),
        button(ACTION.remove, 'Remove', surface.author),
      ];
    case 'private':
    case 'modal':
      return surface.share === undefined ? [] : [button(ACTION.share, 'Share to channel', surface.share)];
    default:
      return surface satisfies never;
  }
}
