/** `npm run corpus:update`: writes the expected reports and the generated parts of the documents, to be reviewed as a diff. */
import { writeFileSync } from 'node:fs';
import { messages, reportFile, reportOf } from '../support/reports.ts';

for (const message of messages()) writeFileSync(reportFile(message), reportOf(message));
await import('./update-documents.ts');
