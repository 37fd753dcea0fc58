namespace ReturnsHub.Core.Export;

/// <summary>What an export says about itself.</summary>
internal static class ExportReadme
{
    public const string Text = """
        ONE RETURN, AND HOW TO CHECK IT WITHOUT THE HUB THAT WROTE IT
        =============================================================

        What is in here
          events.ndjson       everything that happened, one CloudEvent per line, in order
          explanations.txt    the same for people: who, when, why, by which rules
          state.json          where the return stands after the last event
          schemas/            what each kind of event holds (JSON Schema)
          policy.json         the policy in force when this file was written; each decision names the version it was made under
          evidence/           raw messages behind events, as received, named by their SHA-256 (not in every export)
          checkpoints.ndjson  signed statements on the whole store: the first has this return in its tree, each next names the one before
          inclusion.json      the way from this return to the root of that first checkpoint
          public-key.pem      the hub's public key
          manifest.json       SHA-256 of every file above
          manifest.sig        the signature over manifest.json

        All at once
          returnshub check FILE.zip --key KEPT.pem

        By hand, in the directory you unpacked this into

        1. Is the key the hub's?
           Compare public-key.pem with the key you got from the hub earlier (GET /api/signing-key) or from its operator. A file
           that brings its own key proves only that nothing was changed since somebody signed it.

        2. Is the manifest signed?
             openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.json
           It says "Verified OK".

        3. Is every file the one in the manifest?
             sha256sum README.txt events.ndjson state.json explanations.txt public-key.pem schemas/* evidence/*
           Compare with "entries" in manifest.json. A file that is not named there does not belong here.

        4. Is the history whole?
           Each line of events.ndjson has "sequence" (1, 2, 3 ... without a gap), "previoushash" (the "hash" of the line
           before; the first line has none) and "hash". A line's hash is SHA-256 over one byte 0x01 followed by the line without
           its "hash" member in the canonical form described below. With any tool that writes that form:
             ( printf '\001' ; canonical-form-of-the-line-without-hash ) | sha256sum
           manifest.json names the last line's hash as "lastHash" and its sequence as "version".

        5. Are raw messages those that events name?
             sha256sum evidence/*
           Each file's name is its SHA-256, and an event's "evidence" is that name. "evidence" in manifest.json says of every
           other one whether it was left out of this file or has been erased by law; the hash stays either way.

        6. Was the history there when the checkpoint was signed?
           Take "returnId", "version" and "hash" of inclusion.json. The event with that sequence must have that hash. Then:
             leaf = SHA-256 of: byte 0x00, returnId, line feed, version, line feed, hash
             printf '\000%s\n%s\n%s' RETURNID VERSION HASH | sha256sum
           Go up with i = "index", n = "size" - 1 and each hash p of "path" (RFC 9162, section 2.1.3.2):
             if i is odd, or i = n:   h = SHA-256(0x01 p h), and while i is even and not 0 halve i and n
             otherwise:               h = SHA-256(0x01 h p)
             then halve i and n, rounding down
           At the end n is 0 and h is "root" of the first line of checkpoints.ndjson.
           Events after "version" are newer than that checkpoint: no checkpoint speaks for them yet.

        7. Are the checkpoints the hub's?
           A checkpoint without its "signature" member, in canonical form, is what was signed; its SHA-256 is its hash. The
           signature is base64 of r and s, 32 bytes each. Each checkpoint's "previousHash" is the hash of the one before. Whoever
           kept one of them elsewhere compares it: from there on nothing of the store can have been taken away unseen.

        The canonical form (RFC 8785, https://www.rfc-editor.org/rfc/rfc8785)
        --------------------------------------------------------------------
        One JSON value always gives the same bytes:
          - no blanks and no line ends between tokens
          - members of an object sorted by name; names are compared by their UTF-16 code units, which for the names in
            here is plain alphabetical order of ASCII; objects inside objects are sorted the same way; arrays keep their order
          - texts in double quotes, as UTF-8. Only these are escaped: \" \\ \b \t \n \f \r, and other characters below
            U+0020 as \u00 and two lower-case hex digits. Everything else, a slash and letters of any script, stands as it is
          - numbers in here are whole numbers: plain digits, a minus before negative ones, nothing else. Amounts of money are
            texts, so no rule for fractions is needed
          - true, false and null as they are

        An example. This value
            { "b": [ 2, 1 ], "a": { "z": "\u00e9/", "y": null } }
        has the canonical form
            {"a":{"y":null,"z":"é/"},"b":[2,1]}
        and taking the top member "hash" out of an event before sorting changes nothing else.

        jq writes this form for the values in here:
            jq -cjS 'del(.hash)'
        so step 4 for the first line is
            ( printf '\001' ; head -n 1 events.ndjson | jq -cjS 'del(.hash)' ) | sha256sum
        and what was signed of the first checkpoint is
            head -n 1 checkpoints.ndjson | jq -cjS 'del(.signature)'

        """;
}
