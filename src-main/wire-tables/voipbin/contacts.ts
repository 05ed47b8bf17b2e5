import { paging, type WireOperation } from './wire-operation.ts'

/** Contacts as a manager sees them, and tags (VoIPBin API 12). */
export const contactOperations = {
  listContacts: {
    method: 'GET',
    path: '/v1.0/contacts',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  createContact: {
    method: 'POST',
    path: '/v1.0/contacts',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: [
      'first_name',
      'last_name',
      'display_name',
      'company',
      'job_title',
      'source',
      'external_id',
      'notes',
      'addresses',
      'tag_ids'
    ],
    answer: 'json'
  },
  getContact: {
    method: 'GET',
    path: '/v1.0/contacts/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  changeContact: {
    method: 'PUT',
    path: '/v1.0/contacts/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['first_name', 'last_name', 'display_name', 'company', 'job_title', 'external_id', 'notes'],
    answer: 'json'
  },
  deleteContact: {
    method: 'DELETE',
    path: '/v1.0/contacts/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  lookUpContact: {
    method: 'GET',
    path: '/v1.0/contacts/lookup',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: ['phone', 'email'],
    answer: 'json'
  },
  addContactAddress: {
    method: 'POST',
    path: '/v1.0/contacts/{id}/addresses',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['type!', 'target!', 'name', 'detail', 'is_primary'],
    answer: 'json'
  },
  changeContactAddress: {
    method: 'PUT',
    path: '/v1.0/contacts/{id}/addresses/{address_id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['target', 'name', 'detail', 'is_primary'],
    answer: 'json'
  },
  removeContactAddress: {
    method: 'DELETE',
    path: '/v1.0/contacts/{id}/addresses/{address_id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  addContactTag: {
    method: 'POST',
    path: '/v1.0/contacts/{id}/tags',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['tag_id!'],
    answer: 'json'
  },
  removeContactTag: {
    method: 'DELETE',
    path: '/v1.0/contacts/{id}/tags/{tag_id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  listTags: {
    method: 'GET',
    path: '/v1.0/tags',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  getTag: {
    method: 'GET',
    path: '/v1.0/tags/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  listOwnTags: {
    method: 'GET',
    path: '/v1.0/service_agents/tags',
    mark: 'R',
    use: 'method',
    needs: 'agent',
    query: paging,
    answer: 'page'
  },
  getOwnTag: {
    method: 'GET',
    path: '/v1.0/service_agents/tags/{id}',
    mark: 'R',
    use: 'method',
    needs: 'agent',
    query: [],
    answer: 'json'
  }
} as const satisfies Record<string, WireOperation>
