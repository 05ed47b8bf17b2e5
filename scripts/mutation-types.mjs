import { join } from 'node:path'
import ts from 'typescript'
import { root } from './paths.mjs'

/**
 * Tells of one file whether the compiler refuses it with another text: nobody needs a test for code that cannot be
 * written. What other files would say of it is not looked at.
 */
export function compilerOf(folder, file) {
  const path = join(root, file)
  const { config } = ts.readConfigFile(join(root, folder, 'tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, folder))
  const roots = [path, ...fileNames.filter((name) => name.endsWith('.d.ts'))]
  let text = ts.sys.readFile(path)
  let version = 0
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => roots,
    getScriptVersion: (name) => (name === path ? String(version) : '0'),
    getScriptSnapshot(name) {
      const known = name === path ? text : ts.sys.readFile(name)
      return known === undefined ? undefined : ts.ScriptSnapshot.fromString(known)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath
  })
  return function isRefused(changed) {
    text = changed
    version += 1
    return service.getSyntacticDiagnostics(path).length + service.getSemanticDiagnostics(path).length > 0
  }
}
