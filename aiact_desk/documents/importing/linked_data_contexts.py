"""Terms of the JSON-LD contexts that records about data sets name, served from here so that none is fetched.

Written from the vocabularies themselves: DCAT 3 (W3C), DCAT-AP and MLDCAT-AP 3.1.0 (SEMIC), the Dataspace Protocol,
and Croissant 1.1 (MLCommons). Only terms that a reader here uses are in them; others are passed over as unknown.
"""

from __future__ import annotations

import re

from aiact_desk.regulation.json_values import Json

PREFIXES: dict[str, Json] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "it6": "http://data.europa.eu/it6/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CLASSES = {
    "Agent": "foaf:Agent",
    "Catalog": "dcat:Catalog",
    "Catalogue": "dcat:Catalog",
    "Dataset": "dcat:Dataset",
    "Distribution": "dcat:Distribution",
    "LicenceDocument": "dct:LicenseDocument",
    "LinguisticSystem": "dct:LinguisticSystem",
    "Location": "dct:Location",
    "MachineLearningModel": "it6:MachineLearningModel",
    "PeriodOfTime": "dct:PeriodOfTime",
    "RightsStatement": "dct:RightsStatement",
}
_TEXTS = {
    "biasMethod": "it6:biasMethod",
    "byteSize": "dcat:byteSize",
    "collectionDate": "it6:collectionDate",
    "collectionMethod": "it6:collectionMethod",
    "curationMethod": "it6:curationMethod",
    "dataProvenance": "it6:dataProvenance",
    "description": "dct:description",
    "endDate": "dcat:endDate",
    "identifier": "dct:identifier",
    "issued": "dct:issued",
    "keyword": "dcat:keyword",
    "name": "foaf:name",
    "numberOfDatapoints": "it6:numberOfDatapoints",
    "releaseDate": "dct:issued",
    "startDate": "dcat:startDate",
    "title": "dct:title",
    "unsuitabilityMethod": "it6:unsuitabilityMethod",
}
_LINKS = {
    "accessRights": "dct:accessRights",
    "accessURL": "dcat:accessURL",
    "accessUrl": "dcat:accessURL",
    "creator": "dct:creator",
    "dataset": "dcat:dataset",
    "datasetDistribution": "dcat:distribution",
    "distribution": "dcat:distribution",
    "downloadURL": "dcat:downloadURL",
    "downloadUrl": "dcat:downloadURL",
    "format": "dct:format",
    "geographicalCoverage": "dct:spatial",
    "hasData": "dpv:hasData",
    "hasPersonalData": "dpv:hasPersonalData",
    "hasPolicy": "odrl:hasPolicy",
    "landingPage": "dcat:landingPage",
    "language": "dct:language",
    "licence": "dct:license",
    "license": "dct:license",
    "mediaType": "dcat:mediaType",
    "provenance": "dct:provenance",
    "publisher": "dct:publisher",
    "spatial": "dct:spatial",
    "temporal": "dct:temporal",
    "testedOn": "it6:testedOn",
    "theme": "dcat:theme",
    "trainedOn": "it6:trainedOn",
    "type": "dct:type",
    "validatedOn": "it6:validatedOn",
}
_OF_CATALOGUES = re.compile(
    r"https?://(?:semiceu\.github\.io/(?:ML)?DCAT-AP/[\w./-]+\.jsonld|w3id\.org/dspace/[\w./-]+\.jsonld?"
    r"|www\.w3\.org/ns/dcat[23]?(?:\.jsonld)?#?)"
)
_OF_CROISSANT = re.compile(
    r"https?://(?:mlcommons\.org/croissant/1\.[01]/?|schema\.org/?(?:docs/jsonldcontext\.jsonld?)?)"
)


def _terms() -> dict[str, Json]:
    """Prefixes, classes, and each property by its own name and behind the name of a class ("Dataset.title")."""
    found: dict[str, Json] = {**PREFIXES, **_CLASSES}
    for name, address in _TEXTS.items():
        found |= {term: {"@id": address} for term in (name, *(f"{kind}.{name}" for kind in _CLASSES))}
    for name, address in _LINKS.items():
        one: Json = {"@id": address, "@type": "@id"}
        found |= dict.fromkeys((name, *(f"{kind}.{name}" for kind in _CLASSES)), one)
    return {**found, "Agent.name": {"@id": "foaf:name"}, "MachineLearningModel.name": {"@id": "dct:title"}}


CATALOGUE = _terms()

CROISSANT: dict[str, Json] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{
        term: f"cr:{term}"
        for term in (
            "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field", "fileObject",
            "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5",
            "parentField", "path", "recordSet", "references", "regex", "repeated", "replace", "samplingRate",
            "separator", "source", "subField", "transform",
        )
    },
}  # fmt: skip


def of_catalogues(address: str) -> Json:
    """The terms for a context of DCAT, DCAT-AP, MLDCAT-AP or the Dataspace Protocol; None for any other address."""
    return dict(CATALOGUE) if _OF_CATALOGUES.fullmatch(address) else None


def of_croissant(address: str) -> Json:
    """The terms for a context of Croissant or schema.org; None for any other address."""
    return dict(CROISSANT) if _OF_CROISSANT.fullmatch(address) else None
