"""The ground of the portal: settings, addresses, and ideas without a business."""
