/** `npm run settings:table`: writes the README's tables of settings and of metrics anew from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describeMetrics, withMetrics } from '../support/metrics-table.ts';
import { describeSettings, withSettings } from '../support/settings-table.ts';

const readme = new URL('../../README.md', import.meta.url);
const written = withSettings(readFileSync(readme, 'utf8'), describeSettings());
writeFileSync(readme, withMetrics(written, describeMetrics()));
