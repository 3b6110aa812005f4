// The SDK describes a file as bytes or a stream; what arrives here is what multipart.ts makes of it.

export type UploadParams = {
  fileCreate: { purpose: string; file: { name: string; type: string; size: number }; expand?: string[] }
  fileRetrieve: { expand?: string[] }
}

const expand = { type: 'array', items: { type: 'string' } }
const closed = (properties: object, required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

export const uploadSchemas: Record<keyof UploadParams, object> = {
  fileCreate: closed(
    {
      expand,
      purpose: { type: 'string' },
      file: closed({ name: { type: 'string' }, type: { type: 'string' }, size: { type: 'integer' } }, [
        'name',
        'type',
        'size',
      ]),
    },
    ['purpose', 'file'],
  ),
  fileRetrieve: closed({ expand }, []),
}
