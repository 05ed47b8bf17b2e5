import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import packageJson from './package.json' with { type: 'json' }
import {
  WITHOUT_ADDONS,
  bundledDependencies,
  recordPackages,
  refuseForeignImports,
  startChunks
} from './scripts/bundle.mjs'
import { pushes, requests } from './src-preload/contract/ipc.ts'

const at = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    define: WITHOUT_ADDONS,
    plugins: [refuseForeignImports(['electron', 'keytar']), recordPackages(at('out/packages/main.json'))],
    resolve: {
      alias: {
        'ajv/dist/2020.js': at('src-main/settings/no-json-schema.ts'),
        'ajv-formats': at('src-main/settings/no-json-schema.ts')
      }
    },
    build: {
      outDir: at('out/main'),
      // The fallback runtime's Node: newer targets leave `using` as it is, a syntax error there.
      target: 'node20.18',
      minify: true,
      // Everything but the native addon is bundled: one file to read at start instead of hundreds.
      externalizeDeps: { include: ['keytar'], exclude: bundledDependencies(packageJson) },
      rollupOptions: { input: { index: at('src-main/index.ts') }, output: { format: 'es' } }
    }
  },
  preload: {
    define: {
      CONTRACT_NAMES: JSON.stringify({ requests: Object.keys(requests), pushes: Object.keys(pushes) })
    },
    plugins: [refuseForeignImports(['electron']), recordPackages(at('out/packages/preload.json'))],
    build: {
      outDir: at('out/preload'),
      target: 'node20.18',
      minify: true,
      // A sandboxed preload must be one self-contained CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [svelte(), refuseForeignImports([]), recordPackages(at('out/packages/renderer.json'))],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: at('src-renderer/index.html'), popup: at('src-renderer/popup.html') },
        output: {
          codeSplitting: {
            groups: startChunks({
              first: at('src-renderer/app/main.ts'),
              window: at('src-renderer/app/window.ts'),
              popup: at('src-renderer/popup/popup.ts')
            })
          }
        }
      }
    }
  }
})
