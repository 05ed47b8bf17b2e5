import { paging, type WireOperation } from './wire-operation.ts'

/** Recordings and their sound (VoIPBin API 12). */
export const recordingOperations = {
  listRecordings: {
    method: 'GET',
    path: '/v1.0/recordings',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  getRecording: {
    method: 'GET',
    path: '/v1.0/recordings/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  deleteRecording: {
    method: 'DELETE',
    path: '/v1.0/recordings/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  getRecordingFile: {
    method: 'GET',
    path: '/v1.0/recordingfiles/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'redirect'
  }
} as const satisfies Record<string, WireOperation>
