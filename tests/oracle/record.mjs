// Record what ICU says about the cases in collation.json: their order, and the NFC of what was typed.
//
//     node tests/oracle/record.mjs
//
// It needs a Node with full ICU (every Node since 13 has it). The lists are in dictionary order, as the language notes
// of this project have them; ICU gets each in reverse, so that an order that it does not care about is seen.

import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("collation.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8"));
const collator = new Intl.Collator("vi", { numeric: true });

cases.recorded = {
  node: process.versions.node,
  icu: process.versions.icu,
  cldr: process.versions.cldr,
  unicode: process.versions.unicode,
};
for (const one of Object.values(cases.order)) {
  one.icu = one.dictionary.toReversed().sort(collator.compare);
}
for (const one of Object.values(cases.nfc)) {
  one.icu = one.typed.normalize("NFC");
}
const ascii = (text) => text.replace(/[^\x00-\x7f]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
const shown = JSON.stringify(cases, null, 1).replace(/"typed": .*/g, ascii);
writeFileSync(file, shown + "\n");
