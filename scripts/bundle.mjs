import { mkdirSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, isAbsolute } from 'node:path'

/** The dependencies that stay outside of the bundle: a native addon cannot be in it. */
export const UNBUNDLED = ['keytar']

/** The dependencies that are bundled: all others. */
export const bundledDependencies = ({ dependencies }) =>
  Object.keys(dependencies).filter((name) => !UNBUNDLED.includes(name))

/** Native addons that `ws` would take if they were there: said at build time that they are not, so that it does not look. */
export const WITHOUT_ADDONS = {
  'process.env.WS_NO_BUFFER_UTIL': '"1"',
  'process.env.WS_NO_UTF_8_VALIDATE': '"1"'
}

// what is in the bundle goes by its path, the entry of a worker by that from its importer, or is made up by a plugin
const isBare = (id) => !isAbsolute(id) && !id.startsWith('./') && !id.startsWith('\0')

// a newer Node than the one that builds may have more
const isOfNode = (id) => id.startsWith('node:') || isBuiltin(id)

/** Modules outside of the bundle that a chunk needs, by `import`, `import()` or `require`. */
function outsideOf(chunk, bundle, moduleInfo) {
  const ofChunk = [...chunk.imports, ...chunk.dynamicImports].filter((name) => !(name in bundle))
  // a `require` that was left as it is stands in no list of the chunk, only in that of its module
  const ofModules = chunk.moduleIds
    .map(moduleInfo)
    .flatMap((info) => [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])])
    .filter(isBare)
  return [...new Set([...ofChunk, ...ofModules])]
}

/**
 * Fails the build when a chunk needs a module that the package does not carry, judged by the bundler's own lists.
 * `allowed` are those that are there beside the modules of Node.
 */
export const refuseForeignImports = (allowed) => ({
  name: 'ringside:refuse-foreign-imports',
  generateBundle(_options, bundle) {
    const moduleInfo = (id) => this.getModuleInfo(id)
    const foreign = Object.values(bundle)
      .filter(({ type }) => type === 'chunk')
      .flatMap((chunk) =>
        outsideOf(chunk, bundle, moduleInfo)
          .filter((name) => !isOfNode(name) && !allowed.includes(name))
          .map((name) => `${name} (in ${chunk.fileName})`)
      )
    if (foreign.length > 0) this.error(`The packed program would not find these modules: ${foreign.join(', ')}`)
  }
})

// Compiled messages are ours, the functions around them are not
const GENERATED = { '/src-preload/i18n/paraglide/': '/node_modules/@inlang/paraglide-js/' }

/** The folder of the npm package that a module comes from; undefined for a module of our own. */
export function packageFolderOf(moduleId) {
  const path = moduleId.split('?')[0].replaceAll('\\', '/')
  const generated = Object.entries(GENERATED).find(([part]) => path.includes(part))
  const whole = generated ? path.replace(...generated) : path
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(whole)?.[0]
}

/** Writes down which npm packages a bundle was really made of, for their licences. */
export const recordPackages = (file) => ({
  name: 'ringside:record-packages',
  writeBundle(_options, bundle) {
    const ids = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
    const folders = new Set(ids.map(packageFolderOf).filter((folder) => folder !== undefined))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify([...folders].sort()))
  }
})

/** What a module and all that it imports statically consists of. */
function reachedFrom(start, moduleInfo) {
  const reached = new Set()
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    waiting.push(...(moduleInfo(id)?.importedIds ?? []))
  }
  return reached
}

/**
 * Groups of chunks: what the same starts need at once is one file. The bundler's own division makes a file of every set of
 * modules that something loads later has too, and each is a request to main.
 * @param {Record<string, string>} starts modules that a page starts with, by a name for their files
 */
export function startChunks(starts) {
  const names = Object.keys(starts)
  let reached
  const needing = (id, context) => {
    reached ??= names.map((name) => reachedFrom(starts[name], (one) => context.getModuleInfo(one)))
    return names.filter((_, index) => reached[index].has(id))
  }
  // what starts a page stays apart: whoever imports from a file beside it must not start it
  const isStart = (id) => Object.values(starts).includes(id)
  // a group takes what its modules import with it, so that those with the most in common come first
  return names.map((_, fewer) => ({
    priority: names.length - fewer,
    name: (id, context) => {
      const needed = isStart(id) ? [] : needing(id, context)
      return needed.length === names.length - fewer ? needed.join('-') : null
    }
  }))
}
