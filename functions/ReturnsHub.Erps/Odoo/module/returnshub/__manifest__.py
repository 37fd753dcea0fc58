{
    "name": "ReturnsHub",
    "summary": "Books a document of ReturnsHub in one call: looked up, created, compared and made final, or not at all",
    "version": "19.0.1.0.0",
    "category": "Accounting/Accounting",
    "license": "Other OSI approved licence",
    "author": "ReturnsHub",
    "depends": ["account", "stock"],
    "data": ["security/ir.model.access.csv", "security/returnshub_event.xml"],
}
