/** A file that came with a form. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a request says, from its query and its body; the body wins, as in PHP. */
export class Parameters {
  readonly #values = new Map<string, string>()
  readonly file: UploadedFile | undefined

  constructor(values: Iterable<readonly [string, string]>, file?: UploadedFile) {
    for (const [name, value] of values) this.#values.set(name, value)
    this.file = file
  }

  /** The value of the first of these names that is there; an empty one is there too. */
  get(...names: readonly string[]): string | undefined {
    const name = names.find((one) => this.#values.has(one))
    return name === undefined ? undefined : this.#values.get(name)
  }

  entries(): ReadonlyMap<string, string> {
    return this.#values
  }
}

/** Reads a query and a body: `application/x-www-form-urlencoded` or `multipart/form-data`. */
export async function readParameters(url: URL, body: Uint8Array, contentType = ''): Promise<Parameters> {
  const asked = [...url.searchParams]
  if (body.byteLength === 0) return new Parameters(asked)
  if (!contentType.startsWith('multipart/form-data')) {
    return new Parameters([...asked, ...new URLSearchParams(new TextDecoder().decode(body))])
  }
  const form = await new Response(Buffer.from(body), { headers: { 'Content-Type': contentType } }).formData()
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const file = [...form.values()].find((value) => typeof value !== 'string')
  if (file === undefined) return new Parameters([...asked, ...fields])
  return new Parameters([...asked, ...fields], { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
}
