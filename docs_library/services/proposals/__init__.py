"""What becomes of proposals of improvement: each verb one transaction and one line in the trail."""
