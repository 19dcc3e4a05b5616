-- Brings items, which are locked, to what they are to be.
UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
        id BIGINT PATH '$[0]',
        sealed_code VARCHAR(1026) PATH '$[1]',
        code_digest VARCHAR(64) PATH '$[2]',
        sealed_number VARCHAR(1026) PATH '$[3]',
        bundle_id BIGINT PATH '$[4]',
        batch VARCHAR(65) PATH '$[5]',
        delivery_id BIGINT PATH '$[6]',
        state VARCHAR(8) PATH '$[7]',
        hub_id BIGINT PATH '$[8]',
        consignment_id BIGINT PATH '$[9]',
        reserved_for VARCHAR(17) PATH '$[10]',
        reserved_until VARCHAR(26) PATH '$[11]',
        issue_id BIGINT PATH '$[12]',
        activate_by VARCHAR(10) PATH '$[13]',
        activated_on VARCHAR(10) PATH '$[14]',
        ends_on VARCHAR(10) PATH '$[15]',
        void_reason VARCHAR(12) PATH '$[16]',
        changed_at VARCHAR(26) PATH '$[17]')) n
STRAIGHT_JOIN data_item i ON i.id = n.id
SET i.sealed_code = UNHEX(n.sealed_code), i.code_digest = UNHEX(n.code_digest), i.sealed_number = UNHEX(n.sealed_number),
    i.bundle_id = n.bundle_id, i.batch = n.batch, i.delivery_id = n.delivery_id, i.state = n.state, i.hub_id = n.hub_id,
    i.consignment_id = n.consignment_id, i.reserved_for = n.reserved_for, i.reserved_until = n.reserved_until,
    i.issue_id = n.issue_id, i.activate_by = n.activate_by, i.activated_on = n.activated_on, i.ends_on = n.ends_on,
    i.void_reason = n.void_reason, i.changed_at = n.changed_at, i.version = i.version + 1
