/** `npm run corpus:update`: writes the expected reports and the README's answer anew, to be reviewed as a diff. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describeAnswer, withAnswer } from '../support/readme.ts';
import { messages, reportFile, reportOf } from '../support/reports.ts';

for (const message of messages()) writeFileSync(reportFile(message), reportOf(message));

const readme = new URL('../../README.md', import.meta.url);
writeFileSync(readme, withAnswer(readFileSync(readme, 'utf8'), describeAnswer()));
