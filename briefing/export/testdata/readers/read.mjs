// Reads exports with programs of others, in the folder that the second argument names:
//   npm install citation-js jsonld @opensanctions/followthemoney
// and, if it is there, anno.jsonld, the context of http://www.w3.org/ns/anno.jsonld; if not, a
// table of what that makes of the terms which exports use.
// It prints what was read and fails at the first thing that is not understood.
import { createRequire } from 'node:module'
import { readFileSync, existsSync } from 'node:fs'
import assert from 'node:assert/strict'
import path from 'node:path'

const [exports, readers] = process.argv.slice(2)
const require = createRequire(path.resolve(readers) + '/')
const text = name => readFileSync(path.join(exports, name), 'utf8')
const words = s => s.normalize().replace(/\s+/g, ' ').replace(/[“”]/g, '"').trim()

const Cite = require('citation-js')
const wanted = JSON.parse(text('articles.csl.json'))
const titles = new Map(wanted.map(item => [item.id, words(item.title)]))

// citeproc-js, by way of citation-js.
for (const template of ['apa', 'harvard1', 'vancouver']) {
  const bibliography = new Cite(wanted).format('bibliography', { format: 'text', template })
  for (const item of wanted) {
    assert(words(bibliography).toLowerCase().includes(words(item.title).toLowerCase()), `${template}: ${item.title} is not in ${bibliography}`)
  }
}
console.log(`citeproc-js: ${wanted.length} items of CSL-JSON in 3 styles`)
console.log(new Cite(wanted).format('bibliography', { format: 'text', template: 'apa' }))

// citation-js as a reader of BibTeX and RIS: keys and titles are those of CSL-JSON.
for (const [file, type] of [['articles.bib', '@biblatex/text'], ['articles.ris', '@ris/file'], ['notes.bib', '@bibtex/text'], ['notes.ris', '@ris/file']]) {
  const read = new Cite(text(file), { forceType: type }).data
  for (const item of read) {
    const id = file.endsWith('.ris') ? item.id : item['citation-key'] ?? item.id
    assert.equal(words(item.title), titles.get(id), `${file}: ${id}`)
  }
  if (file.startsWith('articles')) assert.equal(read.length, wanted.length, file)
  console.log(`citation-js: ${read.length} entries of ${file}, titles and keys as in CSL-JSON`)
}

// FollowTheMoney: schemata and properties are of the model, what it requires is there.
const { Model } = require('@opensanctions/followthemoney')
const model = new Model(JSON.parse(readFileSync(path.join(readers, 'node_modules/@opensanctions/followthemoney/dist/defaultModel.json'))))
for (const content of ['articles', 'mentions', 'notes']) {
  const entities = new Map()
  for (const line of text(content + '.ftm.jsonl').trim().split('\n')) {
    const datum = JSON.parse(line)
    const entity = model.getEntity(datum)
    for (const [name, values] of Object.entries(datum.properties)) {
      assert(entity.schema.hasProperty(name), `${datum.schema} has no ${name}`)
      assert(!entity.schema.getProperty(name).stub, `${name} is a stub`)
      assert(Array.isArray(values) && values.every(v => typeof v === 'string' && v !== ''), `${name} of ${line}`)
    }
    for (const name of entity.schema.required ?? []) assert(datum.properties[name]?.length, `${datum.schema} needs ${name}: ${line}`)
    entities.set(datum.id, entity)
  }
  for (const entity of entities.values()) {
    for (const property of entity.getProperties()) {
      if (property.type.name !== 'entity') continue
      for (const value of entity.getProperty(property)) {
        const other = entities.get(typeof value === 'string' ? value : value.id)
        assert(other?.schema.isA(property.getRange()), `${entity.schema.name}.${property.name} leads to no ${property.range}`)
      }
    }
  }
  const tally = {}
  for (const e of entities.values()) tally[e.schema.name] = (tally[e.schema.name] ?? 0) + 1
  console.log(`followthemoney: ${content}: ${JSON.stringify(tally)}`)
}

// Annotations: every key is a term of the context, none is dropped.
const kinds = {
  types: { oa: 'Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector', dctypes: 'Text', as: 'AnnotationCollection:OrderedCollection AnnotationPage:OrderedCollectionPage Software:Application' },
  motivations: { oa: 'commenting highlighting identifying tagging' },
  things: { oa: 'body:hasBody target:hasTarget source:hasSource selector:hasSelector renderedVia', as: 'first' },
  lists: { as: 'items' },
  named: { oa: 'motivation:motivatedBy purpose:hasPurpose' },
  words: { oa: 'exact prefix suffix', rdf: 'value', rdfs: 'label', foaf: 'name', dc: 'format' },
  times: { dcterms: 'created modified' },
  counts: { oa: 'start end', as: 'startIndex' },
}
const definitions = {
  things: { '@type': '@id' }, lists: { '@type': '@id', '@container': '@list' }, named: { '@type': '@vocab' },
  times: { '@type': 'xsd:dateTime' }, counts: { '@type': 'xsd:nonNegativeInteger' },
}
const ownContext = {
  oa: 'http://www.w3.org/ns/oa#', as: 'http://www.w3.org/ns/activitystreams#', rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#', foaf: 'http://xmlns.com/foaf/0.1/', dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/', dctypes: 'http://purl.org/dc/dcmitype/', xsd: 'http://www.w3.org/2001/XMLSchema#', id: '@id', type: '@type',
}
for (const [kind, vocabularies] of Object.entries(kinds)) {
  for (const [vocabulary, terms] of Object.entries(vocabularies)) {
    for (const [term, name = term] of terms.split(' ').map(t => t.split(':'))) ownContext[term] = { ...definitions[kind], '@id': `${vocabulary}:${name}` }
  }
}
const published = path.join(readers, 'anno.jsonld')
const hasPublished = existsSync(published)
if (!hasPublished) console.log('annotations: by a table of the terms of the context, for there is no ' + published)
const jsonld = require('jsonld')
const documentLoader = async url => {
  assert.equal(url, 'http://www.w3.org/ns/anno.jsonld')
  return { contextUrl: null, documentUrl: url, document: hasPublished ? JSON.parse(readFileSync(published)) : { '@context': ownContext } }
}
for (const content of ['mentions', 'notes']) {
  const document = JSON.parse(text(content + '.jsonld'))
  const graph = await jsonld.flatten(await jsonld.expand(document, { documentLoader, safe: true, base: 'https://base.example/' }))
  const oa = 'http://www.w3.org/ns/oa#'
  const ofType = type => graph.filter(node => node['@type']?.includes(oa + type))
  assert.equal(ofType('Annotation').length, document.first.items.length)
  for (const a of ofType('Annotation')) assert.equal(a[oa + 'hasTarget'].length, 1)
  for (const node of graph) {
    for (const meant of [...node[oa + 'motivatedBy'] ?? [], ...node[oa + 'hasPurpose'] ?? []]) assert(meant['@id'].startsWith(oa), JSON.stringify(meant))
  }
  for (const s of ofType('TextQuoteSelector')) assert(s[oa + 'exact'][0]['@value'])
  for (const s of ofType('TextPositionSelector')) assert(s[oa + 'start'][0]['@value'] < s[oa + 'end'][0]['@value'])
  const quads = await jsonld.toRDF(document, { documentLoader, safe: true, base: 'https://base.example/' })
  console.log(`jsonld: ${content}: ${ofType('Annotation').length} annotations, ${ofType('TextQuoteSelector').length} quotes, ${ofType('TextPositionSelector').length} positions, ${quads.length} statements`)
}
