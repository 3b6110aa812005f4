/** The name under which every reader of Factur-X looks for the data. */
export const dataFileName = 'factur-x.xml'

const uri = {
  fx: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
}

/**
 * What the file says of itself besides PDF/A: that it keeps PDF/UA (ISO 14289-1), and that it is Factur-X. PDF/A wants every
 * schema that is not its own described in the file (ISO 19005-3, 6.6.2.3).
 */
export const facturXMetadata = `
<rdf:Description rdf:about="" xmlns:pdfuaid="${uri.pdfuaid}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:fx="${uri.fx}">
  <fx:DocumentType>INVOICE</fx:DocumentType>
  <fx:DocumentFileName>${dataFileName}</fx:DocumentFileName>
  <fx:Version>1.0</fx:Version>
  <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag>${[
    schema('PDF/UA identification', 'pdfuaid', [['part', 'Integer', 'internal', 'Part of ISO 14289']]),
    schema('Factur-X PDFA Extension Schema', 'fx', [
      ['DocumentFileName', 'Text', 'external', 'Name of the embedded XML invoice file'],
      ['DocumentType', 'Text', 'external', 'INVOICE'],
      ['Version', 'Text', 'external', 'Version of the Factur-X XML schema'],
      ['ConformanceLevel', 'Text', 'external', 'Conformance level of the embedded data'],
    ]),
  ].join('')}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

type Property = readonly [name: string, type: string, category: string, description: string]

function schema(name: string, prefix: keyof typeof uri, properties: readonly Property[]): string {
  return `
  <rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>${name}</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>${uri[prefix]}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>${properties
      .map(
        ([property, type, category, description]) => `
      <rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>${property}</pdfaProperty:name>
        <pdfaProperty:valueType>${type}</pdfaProperty:valueType>
        <pdfaProperty:category>${category}</pdfaProperty:category>
        <pdfaProperty:description>${description}</pdfaProperty:description>
      </rdf:li>`,
      )
      .join('')}</rdf:Seq></pdfaSchema:property>
  </rdf:li>`
}
