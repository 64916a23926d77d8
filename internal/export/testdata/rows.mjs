// Reads a Parquet file with hyparquet and prints its columns and then its rows as JSON arrays, one a line: rows.mjs NODE_MODULES FILE
import { pathToFileURL } from 'node:url'
const [, , modules, file] = process.argv
const hyparquet = await import(pathToFileURL(modules + '/hyparquet/src/node.js').href)
const { compressors } = await import(pathToFileURL(modules + '/hyparquet-compressors/src/index.js').href)
const buffer = await hyparquet.asyncBufferFromFile(file)
const metadata = await hyparquet.parquetMetadataAsync(buffer)
const schema = hyparquet.parquetSchema(metadata)
const columns = schema.children.map(c => {
  const e = c.element
  const logical = e.logical_type?.type ?? e.converted_type ?? e.type ?? 'GROUP'
  return [e.name, logical, e.repetition_type]
})
const lines = [JSON.stringify(columns)]
const plain = v => typeof v === 'bigint' ? Number(v) : v instanceof Date ? v.toISOString() : Array.isArray(v) ? v.map(plain) : v ?? null
// JavaScript's decoder leaves out a byte order mark at the beginning of a text unless told not to.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const { DEFAULT_PARSERS } = await import(pathToFileURL(modules + '/hyparquet/src/convert.js').href)
const parsers = { ...DEFAULT_PARSERS, stringFromBytes: bytes => bytes && decoder.decode(bytes) }
const rows = await hyparquet.parquetReadObjects({ file: buffer, compressors, parsers })
for (const row of rows) lines.push(JSON.stringify(columns.map(([name]) => plain(row[name]))))
process.stdout.write(lines.join('\n') + '\n')
