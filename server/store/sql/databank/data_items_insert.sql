-- Adds items; returns their ids in the order given.
INSERT INTO data_item (
    organisation_id, kind, reference, sealed_code, code_digest, sealed_number, bundle_id, batch, delivery_id, state, hub_id,
    consignment_id, reserved_for, reserved_until, issue_id, activate_by, activated_on, ends_on, void_reason, receipt_id,
    received_at, changed_at, version)
SELECT
    n.organisation_id, n.kind, n.reference, UNHEX(n.sealed_code), UNHEX(n.code_digest), UNHEX(n.sealed_number), n.bundle_id,
    n.batch, n.delivery_id, n.state, n.hub_id, n.consignment_id, n.reserved_for, n.reserved_until, n.issue_id, n.activate_by,
    n.activated_on, n.ends_on, n.void_reason, n.receipt_id, n.received_at, n.changed_at, n.version
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    organisation_id BIGINT PATH '$[0]',
    kind VARCHAR(8) PATH '$[1]',
    reference VARCHAR(21) PATH '$[2]',
    sealed_code VARCHAR(1026) PATH '$[3]',
    code_digest VARCHAR(64) PATH '$[4]',
    sealed_number VARCHAR(1026) PATH '$[5]',
    bundle_id BIGINT PATH '$[6]',
    batch VARCHAR(65) PATH '$[7]',
    delivery_id BIGINT PATH '$[8]',
    state VARCHAR(8) PATH '$[9]',
    hub_id BIGINT PATH '$[10]',
    consignment_id BIGINT PATH '$[11]',
    reserved_for VARCHAR(17) PATH '$[12]',
    reserved_until VARCHAR(26) PATH '$[13]',
    issue_id BIGINT PATH '$[14]',
    activate_by VARCHAR(10) PATH '$[15]',
    activated_on VARCHAR(10) PATH '$[16]',
    ends_on VARCHAR(10) PATH '$[17]',
    void_reason VARCHAR(12) PATH '$[18]',
    receipt_id BIGINT PATH '$[19]',
    received_at VARCHAR(26) PATH '$[20]',
    changed_at VARCHAR(26) PATH '$[21]',
    version INT UNSIGNED PATH '$[22]')) n
RETURNING id
