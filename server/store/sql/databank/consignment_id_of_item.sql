-- The packet in which an item is, if that is not over.
SELECT consignment_id FROM consignment_item WHERE held_item_id = ?
