// docs/glossary.json, parsed. A chunk of its own: pages load it when a term is first looked at.
import file from '@site/docs/glossary.json';
import { parseGlossary } from './glossary.ts';

export const glossary = parseGlossary(file);
