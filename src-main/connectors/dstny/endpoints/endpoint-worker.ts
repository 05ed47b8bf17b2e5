import { parentPort, workerData } from 'node:worker_threads'
import { CtiError } from '../../../util/errors.ts'
import type { DescribedEndpoints } from '../../sign-in.ts'
import { readEndpoints } from './read-endpoints.ts'

/** What a worker says of the file it was given; `refused` is why not, in words for people. */
export type EndpointReading = { readonly described: DescribedEndpoints } | { readonly refused: string }

function reading(text: string): EndpointReading {
  try {
    return { described: readEndpoints(text) }
  } catch (error) {
    if (error instanceof CtiError) return { refused: error.userMessage }
    throw error
  }
}

parentPort?.postMessage(reading(String(workerData)))
