import {readFileSync} from 'node:fs';
import {findSnippets} from './src/validator/payloads/find-snippets.ts';
import {knowledge} from './test/support/knowledge.ts';
import {readPublicCases,parseCases} from './test/support/public-cases.ts';
import {findContext} from './src/validator/message/find-context.ts';
import {viewText} from './src/validator/text/view.ts';
const all=[...readPublicCases().values()].flat().concat(parseCases('/tmp/meaning/m.jsonl'));
for(const id of process.argv.slice(2)){const c=all.find(c=>c.id===id)!;const {snippets}=findSnippets(c.text,[],knowledge.contracts.index.propertyNames);
console.log('##',id,snippets.map(s=>[s.format,c.text.slice(s.span.start,s.span.end).slice(0,300),s.value?.kind,s.request,s.symbol?.name]));
console.log(findContext(viewText(c.text),snippets.map(s=>s.span),knowledge.contracts).mentions.map(m=>m.kind==='request'?[m.request,m.match.kind]:[m.symbol.name,m.match.kind]));
}
