-- Brings a request to what it is to be, if it is still at the version it was read at.
UPDATE kit_request
SET state = ?, entered_by = ?, door = ?, resident_id = ?, hub_id = ?, area = ?, ward = ?, allocation = ?, delivery = ?, need = ?,
    household = ?, safeguarding = ?, needed_by = ?, language = ?, access_needs = ?, criteria = ?, agreed_to_share = ?,
    agreed_to_follow_up = ?, sealed_collector = ?, sealed_draft = ?, sort_key = ?, worker = ?, hold_reason = ?,
    hold_until = ?, decline_reason = ?, asked_again_from = ?, submitted_at = ?, changed_at = ?, version = version + 1
WHERE id = ? AND version = ?
